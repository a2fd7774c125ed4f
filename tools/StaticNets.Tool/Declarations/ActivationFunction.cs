namespace StaticNets.Tool.Declarations;

/// <summary>A member of <see cref="Activation"/> with its numbers; those that are left out have their defaults.</summary>
internal sealed record ActivationFunction(
    Activation Function,
    double? Alpha = null,
    double? Beta = null,
    double? Minimum = null,
    double? Maximum = null
)
{
    /// <summary>Returns the numbers as named arguments.</summary>
    public IEnumerable<(string Name, string Text)> Numbers =>
        new (string Name, double? Value)[] { ("Alpha", Alpha), ("Beta", Beta), ("Minimum", Minimum), ("Maximum", Maximum) }
            .Where(number => number.Value is not null)
            .Select(number => (number.Name, Text.Numbers.Text(number.Value!.Value)));

    /// <summary>Creates a function, without the numbers that are its defaults.</summary>
    public static ActivationFunction Of(
        Activation function,
        double? alpha = null,
        double? beta = null,
        double? minimum = null,
        double? maximum = null
    )
    {
        double defaultAlpha = function switch
        {
            Activation.LeakyRelu => 0.01,
            Activation.HardSigmoid => 1.0 / 6,
            _ => 1,
        };
        return new(
            function,
            IsDefault(alpha, defaultAlpha) ? null : alpha,
            IsDefault(beta, 0.5) ? null : beta,
            IsDefault(minimum, -1) ? null : minimum,
            IsDefault(maximum, 1) ? null : maximum
        );
    }

    /// <summary>Whether two numbers are the same in single precision, in which formats of models store them.</summary>
    private static bool IsDefault(double? value, double otherwise) => value is null || (float)value.Value == (float)otherwise;

    public override string ToString() => $"Activation.{Function}";
}
