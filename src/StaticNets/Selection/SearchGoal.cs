namespace StaticNets;

/// <summary>Which scores are better.</summary>
public enum SearchGoal
{
    /// <summary>The larger ones, as with accuracies.</summary>
    Maximize,

    /// <summary>The smaller ones, as with losses and errors.</summary>
    Minimize,
}
