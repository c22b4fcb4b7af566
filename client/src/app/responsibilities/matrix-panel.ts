import { Component, computed, effect, ElementRef, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import type { LifeDomain } from '@contract/life-domains';
import type { MatrixActorView, ResponsibilityMatrix } from '@contract/responsibilities';
import { Dialogs } from '../shared/dialogs';
import { domainName } from '../shared/domain-name';
import { calledNames } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { groupedWarnings, type GroupedWarning } from './matrix-warnings';
import { ResponsibilityApi } from './responsibility-api';

/** How an arrow moves among cells: rows, columns. */
const ARROWS: Record<string, readonly [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Who does what: a table of parts of life by people, with what is not right in sentences; a list on a phone. */
@Component({
  selector: 'app-matrix-panel',
  imports: [Icon, MatButton, Skeleton, StateMessage],
  templateUrl: './matrix-panel.html',
  styleUrl: './matrix-panel.scss',
})
export class MatrixPanel {
  private readonly dialogs = inject(Dialogs);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  /** What it follows from beside itself: another problem can be another row. */
  readonly map = input<unknown>();

  protected readonly resource = inject(ResponsibilityApi).matrix(() => this.picture().id);
  protected readonly matrix = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly warnings = computed(() => groupedWarnings(this.matrix()?.warnings ?? []));
  private readonly cells = computed(() => new Map((this.matrix()?.cells ?? []).map((cell) => [`${cell.domain} ${cell.actorKey}`, cell])));
  private readonly names = computed(() => calledNames(this.picture()));
  protected readonly mayAdd = computed(() => this.matrix()?.actors.some(({ mayChange, gone }) => mayChange && !gone) ?? false);
  protected readonly hasCellToChange = computed(() => this.matrix()?.actors.some(({ mayChange }) => mayChange) ?? false);
  /** The one cell that the tab key reaches; from there the arrows go on. */
  private readonly reached = signal('');

  constructor() {
    let first = true;
    effect(() => {
      this.map();
      if (!first) untracked(() => this.resource.reload());
      first = false;
    });
  }

  protected domain(domain: LifeDomain): string {
    return domainName(domain, this.words.language());
  }

  protected nameOf(actor: MatrixActorView): string {
    const name = actor.name ?? this.words.t('team.confidential');
    return actor.kind === 'member' ? (this.names().get(name) ?? name) : name;
  }

  protected partsOf(domain: LifeDomain, { key }: MatrixActorView): string[] {
    return (this.cells().get(`${domain} ${key}`)?.kinds ?? []).map((kind) => this.words.t(`responsibility.${kind}`));
  }

  /** For a phone: only those who have a part in this row. */
  protected having(domain: LifeDomain, { actors }: ResponsibilityMatrix): MatrixActorView[] {
    return actors.filter((actor) => this.partsOf(domain, actor).length > 0);
  }

  protected why({ because }: ResponsibilityMatrix['rows'][number]): string {
    return this.words.list(because.map((reason) => this.words.t(`needReason.${reason}`)));
  }

  protected sentence({ code, count, actorKey }: GroupedWarning): string {
    const actor = this.matrix()?.actors.find(({ key }) => key === actorKey);
    return this.words.t(`matrixWarning.${code}`, { count, name: actor ? this.nameOf(actor) : '' });
  }

  protected others({ knownToOthers }: ResponsibilityMatrix): string {
    return this.words.list(knownToOthers.map((domain) => LIFE_DOMAIN_LABELS[this.words.language()][domain]));
  }

  protected tabIndex(row: number, column: number): 0 | -1 {
    const first = this.matrix()?.actors.findIndex(({ mayChange }) => mayChange) ?? 0;
    return (this.reached() || `0 ${first}`) === `${row} ${column}` ? 0 : -1;
  }

  protected reach(row: number, column: number): void {
    this.reached.set(`${row} ${column}`);
  }

  /** To the next cell in that direction that can be changed. */
  protected move(event: KeyboardEvent, row: number, column: number): void {
    const step = ARROWS[event.key];
    const matrix = this.matrix();
    if (!step || !matrix) return;
    event.preventDefault();
    for (let [nextRow, nextColumn] = [row + step[0], column + step[1]]; nextRow >= 0 && nextColumn >= 0 && nextRow < matrix.rows.length && nextColumn < matrix.actors.length; nextRow += step[0], nextColumn += step[1]) {
      const cell = this.host.nativeElement.querySelector<HTMLElement>(`[data-cell="${nextRow} ${nextColumn}"]`);
      if (cell) return cell.focus();
    }
  }

  /** To the row of a warning: that of the table, or on a phone that of the list. */
  protected goTo(event: Event, domain: LifeDomain): void {
    event.preventDefault();
    const rows = this.host.nativeElement.querySelectorAll<HTMLElement>(`[data-row="${domain}"]`);
    [...rows].find((row) => row.offsetParent !== null)?.focus();
  }

  protected async change(matrix: ResponsibilityMatrix, domain: LifeDomain, actorKey: string | null): Promise<void> {
    const { CellDialog } = await import('./cell-dialog');
    const changed = await this.dialogs.open<ResponsibilityMatrix>(CellDialog, { householdId: this.picture().id, matrix, domain, actorKey });
    if (changed) this.resource.set(changed);
  }
}
