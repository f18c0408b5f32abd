### The tables of figures (npm run huyou -- figures)

figures-by-sector = Sector
figures-by-post = Post
figures-by-district = District
figures-cases = Cases
figures-acknowledge = To acknowledge
figures-safety = To safety
figures-outcome = To outcome
figures-nudges = Nudges a case
figures-climbs = Climbs a case
figures-declined = Hand-overs declined
figures-nobody = (nobody yet)
figures-nowhere = (district unknown)
figures-hidden = *
figures-note = Times are median / 90th percentile, hours:minutes. * too few to be told (under 5), or none.
figures-sector-government = Government
figures-sector-community = Community
figures-sector-social_org = Social organisations
figures-sector-family = Family
