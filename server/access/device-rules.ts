import type { Browser, System } from '../contract/session-words.js';

/** The kind of device, so that people know their own sessions again. */
export interface Device {
  browser: Browser;
  system: System;
}

// In this order: nearly every browser also calls itself Chrome or Safari.
const BROWSER_MARKS: readonly [RegExp, Browser][] = [
  [/\bEdg(e|A|iOS)?\//, 'edge'],
  [/\b(OPR|Opera)\//, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];

const SYSTEM_MARKS: readonly [RegExp, System][] = [
  [/\bAndroid\b/, 'android'],
  [/\b(iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows\b/, 'windows'],
  [/\bCrOS\b/, 'chromeos'],
  [/\b(Macintosh|Mac OS X)\b/, 'macos'],
  [/\bLinux\b/, 'linux'],
];

const firstOf = <T>(marks: readonly [RegExp, T][], text: string, otherwise: T): T => marks.find(([mark]) => mark.test(text))?.[1] ?? otherwise;

/** What a browser says it is, as two words; its version and all else is let go. */
export const deviceOf = (userAgent: string | undefined): Device => ({
  browser: firstOf(BROWSER_MARKS, userAgent ?? '', 'other'),
  system: firstOf(SYSTEM_MARKS, userAgent ?? '', 'other'),
});
