namespace StaticNets;

/// <summary>What <see cref="History.Advice"/> speaks of.</summary>
public enum AdviceKind
{
    /// <summary>Units of ReLU that are 0 for every row.</summary>
    DeadUnits,

    /// <summary>Units of sigmoid or tanh that hardly change, whatever the row.</summary>
    SaturatedUnits,

    /// <summary>Inputs that are far larger or smaller than 1.</summary>
    InputScale,

    /// <summary>A loss that no longer changes.</summary>
    Plateau,
}
