/**
 * The word beside a code, easy to say on the telephone and the same in every language. Neutral nouns: no first name, no
 * place of the programme, nothing of war, illness, family or belief (tests/cases/case-words.test.ts holds the lists).
 */
export const caseWords: readonly string[] = `
acorn almond anchor apple apron apricot atlas badge bagel balcony ballad balloon bamboo banjo banner barley basket beacon bench berry bicycle biscuit blanket boat bobbin
bonnet book bottle bowl bracelet branch bread breeze brick bridge broom brush bucket buckle bulb button cabin cable cactus camel candle canoe canvas carpet carrot castle
cedar cello chalk chart cherry chess chestnut chimney cinnamon circle citrus clock cloud clover coat cobble coconut comb compass copper coral cork corner cotton
cradle crane crayon cricket crystal cup curtain cushion desk dolphin domino door dune eagle easel echo falcon feather fiddle field flute forest fountain
frame galaxy garden gate glacier glove grain granite grape guitar hammock harbour harp hedge hill honey horizon island jacket jigsaw jug juniper kettle kite
ladder lagoon lake lamp lantern leaf ledger lemon lentil letter linen lodge loom magnet mango maple marble meadow melon mirror mitten moss mosaic muffin mural napkin
needle nest notebook nutmeg oak oasis orbit orchard otter paddle paint palm panda paper parcel pasture peach pear pebble pelican pencil penguin pepper piano pillow
pine planet plate plum pocket pond pottery prairie puddle pumpkin quartz quilt rainbow raisin ribbon river rowboat saddle sail sandal satchel saucer scarf shelf
silver slipper snow sofa spoon spruce stair stone stream sugar swan table teapot thimble tile timber toast trail tulip tunnel umbrella valley velvet
violin walnut wagon waterfall wheat window wool yarn
`.trim().split(/\s+/)
