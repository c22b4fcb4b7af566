/** Where the API has one's own list of households. */
export const HOUSEHOLDS = '/api/v1/households';

/** Where it has the whole of one in one look; what belongs to it stands beneath. */
export const householdPath = (id: string): string => `${HOUSEHOLDS}/${id}`;
