/** The page, in twips (twentieths of a point), which Word measures in. */

/** A4, which prints everywhere; Letter's printers scale it. */
export const paper = { width: 11_906, height: 16_838 } as const;

/** 2 cm at the sides, a little more above, and below room for the footer. */
export const margin = { top: 1_247, right: 1_134, bottom: 1_361, left: 1_134 } as const;

/** How wide a line may be. */
export const lineWidth = paper.width - margin.left - margin.right;

/** How far a list moves in, for each list around it. */
export const indent = 340;

/** Lists stand in each other only so deep on paper; below that they no longer move in. */
export const deepest = 5;
