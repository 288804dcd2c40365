"""No weighing: whatever goes through tells against what it denies, however weak it is."""

from robustmap.graph.weighing import WEIGHINGS
from robustmap.graph.weighing._entry import Ground, Weighing


def attack(ground: Ground, statement: str) -> None:
    """Rules 3 to 6 and 8 for one statement."""
    node, standing = ground.stands[statement], ground.standing[statement]
    pro, con = ([ground.inference[one] for one in side] for side in ground.about(statement))
    granted = statement in ground.view.granted
    if pro or standing == "open":
        ground.bare[statement] = ground.new(f"bare {statement}", *pro)
    if con:
        quiet = ground.new(f"quiet {statement}", *con)
        deny = ground.denies[statement] = ground.new(f"{statement}-", quiet)
        if standing == "asserted" or pro:
            argued = ground.new(f"argued {statement}", deny)
            ground.attackers[deny].append(argued)
            if standing != "asserted":
                ground.attackers[argued].append(ground.bare[statement])
        if not granted:
            ground.attackers[node].append(deny)
    if standing == "open" and not granted:
        ground.attackers[node].append(ground.bare[statement])
    if statement in ground.view.denied:
        ground.attackers[node].append(ground.new(f"denial of {statement}"))


WEIGHINGS.add("none", Weighing("none", attack))
