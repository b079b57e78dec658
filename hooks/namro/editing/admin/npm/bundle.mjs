// Makes the editor one folder of files: node bundle.mjs FOLDER
// What this project has no use for (pictures, maps, colours of program text, other languages) is left out.
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2]);
const LEFT_OUT = [
  /^@shikijs\//,
  /^(?:svgo|exifr|leaflet|terra-draw|terra-draw-leaflet-adapter)(?:\/|$)/,
  /chunks\/(?:heic|webp_enc|shiki)/,
  /\/locales\/(?!vi\.json)/,
];

// Its own build asks a CDN for typefaces before the ones beside it have come.
const CDN_FONT = /url\(https:\/\/[^)]+\.woff2\)\s*format\('[^']+'\)/g;
const CDN_FONTS = 3;

// What its Vietnamese lacks, and what it should say of deleting: ours over its own. A word that it no longer knows stops
// the run, so that an upgrade must be looked at.
const locales = path.join(here, "node_modules", "@sveltia", "cms", "locales");
const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));
const worded = async (file) => {
  const [theirs, english, ours] = await Promise.all(
    [file, path.join(locales, "en-US.json"), path.join(here, "vi.json")].map(readJson),
  );
  for (const [key, words] of Object.entries(ours)) {
    const steps = key.split(".");
    const last = steps.pop();
    const within = (whole) => steps.reduce((part, step) => (part[step] ??= {}), whole);
    if (within(english)[last] === undefined) throw new Error(`vi.json: the program has no words "${key}"`);
    within(theirs)[last] = words;
  }
  return theirs;
};

await build({
  entryPoints: [path.join(here, "admin.js")],
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  outdir: out,
  entryNames: "[name]",
  chunkNames: "phan-[hash]",
  plugins: [
    {
      name: "left-out",
      setup(chosen) {
        chosen.onResolve({ filter: /.*/ }, ({ path: name }) =>
          LEFT_OUT.some((form) => form.test(name)) ? { path: "nothing", namespace: "left-out" } : undefined,
        );
        chosen.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "export default {};" }));
        chosen.onLoad({ filter: /[\\/]locales[\\/]vi\.json$/ }, async ({ path: file }) => ({
          contents: JSON.stringify(await worded(file)),
          loader: "json",
        }));
        chosen.onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path: file }) => {
          const contents = await readFile(file, "utf8");
          const found = contents.match(CDN_FONT)?.length;
          if (found !== CDN_FONTS) throw new Error(`${found} typefaces from elsewhere, not ${CDN_FONTS}`);
          return { contents: contents.replace(CDN_FONT, "local('sans-serif')") };
        });
      },
    },
  ],
});

// The script asks for its fonts beside itself; without them it shows the names of its icons.
const packages = path.join(here, "node_modules");
const assets = path.join(packages, "@sveltia", "cms", "npm", "assets");
await mkdir(path.join(out, "assets"), { recursive: true });
for (const name of await readdir(assets)) {
  if (/\.woff2$|\.LICENSE\.txt$/.test(name)) await copyFile(path.join(assets, name), path.join(out, "assets", name));
}

// MIT, BSD and ISC ask that their notices come along.
const notices = [];
for (const name of ["@sveltia/cms", "immutable", "turndown", "@mixmark-io/domino"]) {
  const files = await readdir(path.join(packages, name));
  const licence = files.find((file) => /^licen[cs]e/i.test(file));
  const { version } = JSON.parse(await readFile(path.join(packages, name, "package.json"), "utf8"));
  notices.push(`${name} ${version}\n\n${await readFile(path.join(packages, name, licence), "utf8")}`);
}
await writeFile(path.join(out, "GIAY-PHEP.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
