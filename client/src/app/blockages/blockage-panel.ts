import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { BlockageMap, BlockageView, WaitingItemView } from '@contract/blockages';
import type { HouseholdPicture } from '@contract/households';
import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import { Dialogs } from '../shared/dialogs';
import { domainName } from '../shared/domain-name';
import { Icon } from '../shared/icon';
import { LinkGraph } from '../shared/link-graph';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { chainSentences, circleSentences, waitsFor } from './spoken-blockages';

/** What waits for what: its circles as sentences, drawn, and in a table. */
@Component({
  selector: 'app-blockage-panel',
  imports: [Icon, LinkGraph, MatButton, MatIconButton, StateMessage],
  templateUrl: './blockage-panel.html',
  styleUrl: './blockage-panel.scss',
})
export class BlockagePanel {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly map = input.required<BlockageMap>();
  readonly changed = output();

  /** Which circle stands out. */
  protected readonly shown = linkedSignal({ source: () => this.map().circles.length, computation: () => 0 });
  protected readonly circles = computed(() => circleSentences(this.map(), this.words.language()));
  protected readonly chains = computed(() => chainSentences(this.map(), this.words.language()));
  protected readonly mayAdd = computed(() => this.picture().access.takesPart && !this.picture().closedOn);
  protected readonly holding = computed(() => this.map().blockages.filter(({ holds }) => holds));
  protected readonly over = computed(() => this.map().blockages.filter(({ holds }) => !holds));
  protected readonly conditions = computed(() => this.map().items.filter(({ kind }) => kind === 'condition'));
  private readonly standing = computed(() => new Set(this.holding().flatMap(({ waitingId, awaitedId }) => [waitingId, awaitedId])));
  protected readonly boxes = computed(() =>
    this.map().items.filter(({ id }) => this.standing().has(id)).map((item) => ({ id: item.id, label: item.label, caption: item.party ?? this.whose(item) })),
  );
  /** What waits because its party does is drawn too, with a broken line. */
  protected readonly links = computed(() => {
    const passed = this.map().circles.flatMap(({ steps }) => steps.flatMap(({ itemId, passes }, place) => (passes ? [{ from: itemId, to: steps[(place + 1) % steps.length]!.itemId }] : [])));
    return [
      ...this.holding().map(({ waitingId: from, awaitedId: to }) => ({ id: `${from} ${to}`, from, to })),
      ...passed.map(({ from, to }) => ({ id: `${from} ${to}`, from, to, dashed: true })),
    ].filter(({ id }, place, all) => all.findIndex((other) => other.id === id) === place);
  });
  protected readonly loud = computed(() => {
    const steps = this.map().circles[this.shown()]?.steps ?? [];
    return new Set(steps.flatMap(({ itemId }, place) => [itemId, `${itemId} ${steps[(place + 1) % steps.length]!.itemId}`]));
  });
  protected readonly known = computed(() => this.words.list(this.map().knownToOthers.map((domain) => LIFE_DOMAIN_LABELS[this.words.language()][domain])));

  protected fromTo(blockage: BlockageView): string {
    return waitsFor(this.map(), blockage);
  }

  protected labelOf(id: string): string {
    return this.map().items.find((item) => item.id === id)?.label ?? '';
  }

  protected partyOf(id: string): string {
    const item = this.map().items.find((each) => each.id === id);
    return item ? this.whose(item) : '';
  }

  protected inCircle({ waitingId, awaitedId }: BlockageView): boolean {
    return this.loud().has(`${waitingId} ${awaitedId}`);
  }

  protected show(step: number): void {
    const { length } = this.circles();
    this.shown.update((place) => (place + step + length) % length);
  }

  /** Of a condition whose it is to bring; of what stands in the plan, that it does. */
  protected whose({ kind, organisationName, party, confidential, domains }: WaitingItemView): string {
    if (confidential) return this.words.t('team.confidential');
    if (kind !== 'condition') return this.words.t(`waitingKind.${kind}`);
    return organisationName ?? party ?? (domains[0] ? domainName(domains[0], this.words.language()) : '');
  }

  protected async condition(condition: WaitingItemView | null): Promise<void> {
    const { ConditionDialog } = await import('./condition-dialog');
    if (await this.dialogs.open(ConditionDialog, { picture: this.picture(), condition })) this.changed.emit();
  }

  protected async blockage(blockage: BlockageView | null): Promise<void> {
    const { BlockageDialog } = await import('./blockage-dialog');
    if (await this.dialogs.open(BlockageDialog, { picture: this.picture(), map: this.map(), blockage })) this.changed.emit();
  }
}
