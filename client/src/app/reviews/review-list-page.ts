import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { ReviewMeetingItem, ReviewTeam } from '@contract/reviews';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { momentText } from '../shared/moment';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { ReviewApi } from './review-api';

/** For a team lead: begin a review meeting, go on with one, and read the minutes of earlier ones. */
@Component({
  selector: 'app-review-list-page',
  imports: [Icon, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './review-list-page.html',
  styleUrl: './review-list-page.scss',
})
export class ReviewListPage {
  private readonly api = inject(ReviewApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly resource = this.api.meetings();
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly open = computed(() => (this.view()?.meetings ?? []).filter(({ closedAt }) => closedAt === null));
  protected readonly past = computed(() => (this.view()?.meetings ?? []).filter(({ closedAt }) => closedAt !== null));

  protected openOf({ teamName }: ReviewTeam): ReviewMeetingItem | undefined {
    return this.open().find((meeting) => meeting.teamName === teamName);
  }

  protected moment(instant: string): string {
    return momentText(this.words, instant);
  }

  protected async begin(team: ReviewTeam): Promise<void> {
    const { BeginReviewDialog } = await import('./begin-review-dialog');
    const id = await this.dialogs.open<string>(BeginReviewDialog, team);
    if (id) await this.router.navigate(['/review-meetings', id]);
  }
}
