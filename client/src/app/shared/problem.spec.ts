import { HttpErrorResponse } from '@angular/common/http';
import { refusalOf } from './problem';

describe('a refusal', () => {
  it('keeps the code, the facts and the fields of the problem', () => {
    const error = { code: 'input.invalid', fields: [{ field: 'endsAt', check: 'isIso8601', message: '' }], facts: { hours: 12 } };
    expect(refusalOf(new HttpErrorResponse({ status: 400, error }))).toEqual({
      code: 'input.invalid',
      facts: { hours: 12 },
      fields: ['endsAt'],
      traceId: null,
    });
  });

  it.each([
    [0, null, 'connection'],
    [503, '<html>', 'service.unavailable'],
    [500, null, 'service.unexpected'],
    [400, { code: 7 }, 'service.unexpected'],
    [400, { code: '<b>.no' }, 'service.unexpected'],
  ])('with status %s and body %j is %s', (status, error, code) => {
    expect(refusalOf(new HttpErrorResponse({ status, error })).code).toBe(code);
  });

  it('is unexpected for whatever else was thrown', () => {
    expect(refusalOf(new TypeError('x')).code).toBe('service.unexpected');
  });
});
