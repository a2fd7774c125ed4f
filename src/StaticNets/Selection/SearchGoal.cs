namespace StaticNets;

/// <summary>Whether larger or smaller scores are better.</summary>
public enum SearchGoal
{
    /// <summary>Larger scores are better, as with accuracies.</summary>
    Maximize,

    /// <summary>Smaller scores are better, as with losses and errors.</summary>
    Minimize,
}
