"""A new release for readers, or the old one untouched.

flow        publish and roll back
releases    the folder that readers are served from
headers     what the web server must send along
bill        what a site was built from
"""
