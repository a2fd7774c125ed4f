namespace StaticNets.Generator.Operations.Losses;

/// <summary>What accuracy counts.</summary>
internal enum Decision
{
    /// <summary>Nothing: the outputs are quantities.</summary>
    None,

    /// <summary>Each output on its own, above or below one half.</summary>
    Threshold,

    /// <summary>The largest output of the row.</summary>
    ArgMax,
}
