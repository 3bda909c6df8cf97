// Joins the design system, the font and their licences into static/vendor. Run: npm ci && npm run build.
// The result is checked in, so the application starts without Node.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "lightningcss";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const target = join(here, "..", "veiligthuis", "static", "vendor");

const FONT = "@fontsource/source-sans-3";
const WEIGHTS = [400, 600, 700];
const SUBSETS = ["latin", "latin-ext"]; // latin-ext holds the letters of Şahin and Yıldırım
// The order is the cascade: tokens first, then the library, then the newer parts that replace it.
const STYLES = [
  ["@nl-design-system-unstable/voorbeeld-design-tokens", "theme.css"],
  ["@utrecht/component-library-css", "index.css"],
  ["@nl-design-system-candidate/button-css", "button.css"],
  ["@nl-design-system-candidate/heading-css", "heading.css"],
  ["@nl-design-system-candidate/paragraph-css", "paragraph.css"],
  ["@nl-design-system-candidate/link-css", "link.css"],
  ["@nl-design-system-candidate/skip-link-css", "skip-link.css"],
  ["@nl-design-system-candidate/data-badge-css", "data-badge.css"],
  ["@nl-design-system-candidate/number-badge-css", "number-badge.css"],
];

const read = (...parts) => readFileSync(join(modules, ...parts), "utf8");
const manifest = (name) => JSON.parse(read(name, "package.json"));

function fontFaces() {
  const ranges = JSON.parse(read(FONT, "unicode.json"));
  const faces = [];
  for (const weight of WEIGHTS) {
    for (const subset of SUBSETS) {
      const file = `source-sans-3-${subset}-${weight}-normal.woff2`;
      copyFileSync(join(modules, FONT, "files", file), join(target, "fonts", file));
      faces.push(`@font-face{font-family:"Source Sans 3";font-style:normal;font-display:swap;font-weight:${weight};` +
        `src:url("fonts/${file}") format("woff2");unicode-range:${ranges[subset]}}`);
    }
  }
  return faces.join("\n");
}

function stylesheet() {
  const parts = STYLES.map(([name, file]) => read(name, "dist", file).replace(/\/\*# sourceMappingURL=.*?\*\//g, ""));
  const { code } = transform({
    filename: "nlds.css",
    code: Buffer.from([fontFaces(), ...parts].join("\n")),
    minify: true,
    errorRecovery: true, // the library holds a few rules that only a print engine knows
  });
  return code.toString();
}

function licences(names) {
  for (const name of names) {
    const source = name === FONT ? "LICENSE" : "LICENSE.md";
    const file = `${name.replace("@", "").replaceAll("/", "-")}.txt`;
    writeFileSync(join(target, "licences", file), read(name, source));
  }
}

rmSync(target, { recursive: true, force: true });
for (const folder of ["fonts", "licences"]) mkdirSync(join(target, folder), { recursive: true });
const names = [FONT, ...STYLES.map(([name]) => name)];
writeFileSync(join(target, "nlds.css"), stylesheet() + "\n");
licences(names);
writeFileSync(join(target, "versions.txt"), names.map((name) => {
  const { version, license } = manifest(name);
  return `${name} ${version} ${license}`;
}).join("\n") + "\n");
