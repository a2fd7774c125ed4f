namespace StaticNets.Generator.Operations.Losses;

/// <summary>The decisions that the accuracy counts.</summary>
internal enum Decision
{
    /// <summary>No decisions, because the network is a regression.</summary>
    None,

    /// <summary>Each output is a decision: above or below the threshold.</summary>
    Threshold,

    /// <summary>One decision for each row: the largest output.</summary>
    ArgMax,
}
