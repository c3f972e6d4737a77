// What the modules here answer, and the template.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testGoldenFiles } from "./golden.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
for (const module of readdirSync(join(here, "modules"))) testGoldenFiles(join(here, "modules", module));
testGoldenFiles(join(here, "template"), join(here, "target", "template.wasm"));
