/** Loaded before a program (`--import`): leaves the program's peak memory, in kilobytes, in the file that CASELOOM_PEAK_FILE names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.CASELOOM_PEAK_FILE, String(process.resourceUsage().maxRSS)));
