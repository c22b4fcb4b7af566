import type { ComponentType } from '@angular/cdk/overlay';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BlockageMap } from '@contract/blockages';
import { BREAKTHROUGH_VALUES } from '@contract/breakthrough-words';
import type { BreakthroughView, FollowingAction, InviteeView } from '@contract/breakthroughs';
import { decisionLine } from '@contract/decision-line';
import type { HouseholdPicture } from '@contract/households';
import { waitsFor } from '../blockages/spoken-blockages';
import type { Typed } from '../shared/dialog-opener';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import { CostPicture } from './cost-picture';
import { EffectPicture } from './effect-picture';

/** One breakthrough: knot, perspective, values, costs, table, proposal, decision and what came of it. */
@Component({
  selector: 'app-breakthrough-card',
  imports: [CostPicture, EffectPicture, FormRefusal, Icon, MatButton, MatIconButton, RouterLink],
  templateUrl: './breakthrough-card.html',
  styleUrl: './breakthrough-card.scss',
})
export class BreakthroughCard {
  private readonly api = inject(BreakthroughApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly map = input.required<BlockageMap>();
  readonly breakthrough = input.required<BreakthroughView>();
  readonly changed = output();
  protected readonly saving = new Saving();
  protected readonly values = BREAKTHROUGH_VALUES;

  protected readonly knot = computed(() => {
    const { blockageIds } = this.breakthrough();
    return this.map().blockages.filter(({ id }) => id !== null && blockageIds.includes(id)).map((blockage) => waitsFor(this.map(), blockage));
  });
  protected readonly table = computed(() => {
    const { tableOn, tableAt, place, chairName } = this.breakthrough();
    if (!tableOn) return null;
    const day = this.words.day(tableOn, 'spoken');
    return [tableAt ? this.words.t('breakthrough.at', { day, time: tableAt }) : day, place, chairName && this.words.t('breakthrough.chairedBy', { name: chairName })].filter(Boolean).join(' · ');
  });

  protected line(action: FollowingAction): string {
    return decisionLine(action, this.words.language(), (day) => this.words.day(day, 'long'));
  }

  protected saidBy(memberId: string): string {
    return memberName(this.picture(), memberId) ?? '';
  }

  protected nameOf({ name, function: job, confidential }: InviteeView): string {
    return name ?? (confidential && !job ? this.words.t('team.confidential') : (job ?? ''));
  }

  protected whereOf({ name, function: job, organisationName, confidential }: InviteeView): string {
    // Of a service that is not named its name says so already, where somebody has no function either.
    const at = confidential ? (name ?? job) && this.words.t('team.confidential') : organisationName;
    return [name ? job : null, at].filter(Boolean).join(', ');
  }

  protected async edit(part: 'knot' | 'texts' | 'costs' | 'voices'): Promise<void> {
    const dialogs = {
      knot: () => import('./knot-dialog').then((file) => file.KnotDialog as ComponentType<Typed>),
      texts: () => import('./texts-dialog').then((file) => file.TextsDialog as ComponentType<Typed>),
      costs: () => import('./costs-dialog').then((file) => file.CostsDialog as ComponentType<Typed>),
      voices: () => import('./voice-dialog').then((file) => file.VoiceDialog as ComponentType<Typed>),
    };
    await this.then(await dialogs[part]());
  }

  protected async invite(): Promise<void> {
    const { InviteDialog } = await import('./invite-dialog');
    await this.then(InviteDialog);
  }

  protected async plan(): Promise<void> {
    const { TableDialog } = await import('./table-dialog');
    await this.then(TableDialog);
  }

  protected async decide(): Promise<void> {
    const { DecisionDialog } = await import('./decision-dialog');
    await this.then(DecisionDialog);
  }

  protected async end(step: 'review' | 'close' | 'call_off'): Promise<void> {
    const { EndDialog } = await import('./end-dialog');
    if (await this.dialogs.open(EndDialog, { picture: this.picture(), breakthrough: this.breakthrough(), step })) this.changed.emit();
  }

  protected async putOff(): Promise<void> {
    if (await this.saving.attempt(() => this.api.putOff(this.picture().id, this.breakthrough().id))) this.changed.emit();
  }

  protected async takeOff({ id }: InviteeView): Promise<void> {
    if (await this.saving.attempt(() => this.api.takeOff(this.picture().id, this.breakthrough().id, id))) this.changed.emit();
  }

  private async then(dialog: ComponentType<Typed>): Promise<void> {
    if (await this.dialogs.open(dialog, { picture: this.picture(), map: this.map(), breakthrough: this.breakthrough() })) this.changed.emit();
  }
}
