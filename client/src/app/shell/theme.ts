import auto from '@material-symbols/svg-400/rounded/brightness_auto.svg';
import dark from '@material-symbols/svg-400/rounded/dark_mode.svg';
import light from '@material-symbols/svg-400/rounded/light_mode.svg';
import { Service, computed, effect, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const STORED_AS = 'samenregie.theme';
const SHAPES: Record<ThemeChoice, string> = { system: auto, light, dark };

const stored = (): ThemeChoice => {
  const choice = localStorage.getItem(STORED_AS);
  return THEMES.find((theme) => theme === choice) ?? 'system';
};

/** Light, dark, or as the device says; kept on this device. */
@Service()
export class Theme {
  readonly choice = signal<ThemeChoice>(stored());
  /** For `app-icon-shape`. */
  readonly shape = computed(() => SHAPES[this.choice()]);

  constructor() {
    effect(() => {
      const choice = this.choice();
      localStorage.setItem(STORED_AS, choice);
      document.documentElement.dataset['theme'] = choice;
    });
  }

  next(): void {
    this.choice.update((choice) => THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] ?? 'system');
  }
}
