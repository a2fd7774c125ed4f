namespace StaticNets;

/// <summary>How far a step of a self-organizing map reaches around the best unit; d is the distance on the map, r the radius.</summary>
public enum Neighborhood
{
    /// <summary><c>exp(−d² / (2r²))</c>: all units follow, near ones more than far ones.</summary>
    Gaussian,

    /// <summary>1 up to the distance r, 0 beyond.</summary>
    Bubble,
}
