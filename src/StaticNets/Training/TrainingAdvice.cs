namespace StaticNets;

/// <summary>A possible reason why training makes no progress.</summary>
/// <param name="Kind">The subject.</param>
/// <param name="Layer">The layer concerned; <see langword="null"/> if the advice concerns the whole network.</param>
/// <param name="Text">The finding and the remedies, in a few sentences.</param>
public sealed record TrainingAdvice(AdviceKind Kind, string? Layer, string Text)
{
    /// <summary>The address of the page that describes the remedies.</summary>
    public string HelpLink =>
        "https://github.com/staticnets/staticnets/blob/main/docs/training-advice.md#"
        + Kind switch
        {
            AdviceKind.DeadUnits => "dead-units",
            AdviceKind.SaturatedUnits => "saturated-units",
            AdviceKind.InputScale => "input-scale",
            _ => "plateau",
        };

    /// <summary>Returns the text followed by the link.</summary>
    public override string ToString() => $"{Text} See {HelpLink}";
}
