// What the modules here answer.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testGoldenFiles } from "./golden.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
testGoldenFiles(join(here, "modules"));
