import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { Icon } from './icon';
import { initialsOf } from './initials';
import { Words } from './words';

/** Initials on the tint of the organisation; a lock for a confidential service. The name is there for screen readers and on hover. */
@Component({
  selector: 'app-professional-mark',
  imports: [Icon],
  template: `
    @if (name()) {
      <span aria-hidden="true">{{ initials() }}</span>
    } @else {
      <app-icon name="lock" />
    }
    @if (!silent()) {
      <span class="seen-by-screen-readers">{{ label() }}</span>
    }
  `,
  styleUrl: './professional-mark.scss',
  host: { '[style.--hue]': 'hue() ?? 0', '[class.plain]': 'hue() === undefined', '[attr.title]': 'silent() ? null : label()' },
})
export class ProfessionalMark {
  private readonly words = inject(Words);
  readonly name = input.required<string | null>();
  readonly organisation = input<string | null>(null);
  readonly hue = input<number | undefined>();
  /** The name already stands beside the mark. */
  readonly silent = input(false, { transform: booleanAttribute });

  protected readonly initials = computed(() => initialsOf(this.name() ?? ''));
  protected readonly label = computed(() => {
    const name = this.name();
    if (!name) return this.words.t('team.confidential');
    const organisation = this.organisation();
    return organisation ? `${name}, ${organisation}` : name;
  });
}
