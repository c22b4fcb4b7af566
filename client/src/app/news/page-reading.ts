import type { HttpResourceRef } from '@angular/common/http';

/** What a page reads of a household. */
export type PageReading = Pick<HttpResourceRef<unknown>, 'reload' | 'isLoading' | 'hasValue' | 'error'>;
