import { z } from 'zod';

/** Values of one chart: more cannot be read on a phone. */
export const MOST_VALUES = 60;
export const MOST_TITLE = 100;
export const MOST_LABEL = 60;

export const CHART_TYPES = ['bar', 'line', 'area', 'pie', 'scatter'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export const chartSchema = z.object({
  type: z.enum(CHART_TYPES),
  title: z.string().max(MOST_TITLE).optional(),
  labels: z
    .array(z.string().max(MOST_LABEL))
    .min(1)
    .max(MOST_VALUES)
    .describe('one for each value; x values for scatter'),
  values: z.array(z.number()).min(1).max(MOST_VALUES),
  unit: z.string().max(12).optional().describe('of all values: €, kg, %'),
});
export type ChartArgs = z.infer<typeof chartSchema>;
