namespace StaticNets;

/// <summary>One reason why training may stand still.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Layer">The layer it is about; <see langword="null"/> when it is about all.</param>
/// <param name="Text">What was found and what to try, in a few sentences.</param>
public sealed record TrainingAdvice(AdviceKind Kind, string? Layer, string Text)
{
    /// <summary>The page that says more of what to try.</summary>
    public string HelpLink =>
        "https://github.com/staticnets/staticnets/blob/main/docs/training-advice.md#"
        + Kind switch
        {
            AdviceKind.DeadUnits => "dead-units",
            AdviceKind.SaturatedUnits => "saturated-units",
            AdviceKind.InputScale => "input-scale",
            _ => "plateau",
        };

    /// <summary>The text, then the link.</summary>
    public override string ToString() => $"{Text} See {HelpLink}";
}
