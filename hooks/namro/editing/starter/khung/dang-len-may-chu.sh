#!/bin/sh
# Dựng, soát, rồi đưa trang lên một máy chủ thường bằng rsync:  sh dang-len-may-chu.sh nguoi-dung@may-chu:/srv/trang
# Trang mới nằm trọn ở máy chủ rồi mới xóa tệp cũ. Chạy mỗi sáng bằng cron để ngày hạn dời theo ngày.
set -eu
cd "$(dirname "$0")"
dich=${1:?"Ghi nơi đến, ví dụ nguoi-dung@may-chu:/srv/trang"}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH
python3 manage.py build --packets
python3 manage.py verify site
if [ -n "${KHOA_SSH:-}" ]; then
  khoa=$(mktemp)
  trap 'rm -f "$khoa"' EXIT
  printf '%s\n' "$KHOA_SSH" >"$khoa"
  export RSYNC_RSH="ssh -i $khoa"
fi
rsync --recursive --checksum --delay-updates --delete-after site/ "$dich/"
