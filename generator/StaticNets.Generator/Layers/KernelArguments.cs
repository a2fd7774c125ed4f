using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Reads the arguments that all layers with a kernel and a bias share.</summary>
internal static class KernelArguments
{
    /// <summary>σ of <c>Initializer.Normal</c> unless another one is given.</summary>
    public const double DefaultDeviation = 0.05;

    private const double DefaultElasticNetAlpha = 0.5;

    /// <summary>The names of the tensors of a layer with a kernel and a bias.</summary>
    public static readonly IReadOnlyList<string> Tensors = ["kernel", "bias"];

    /// <summary>Returns the names of the tensors of a layer with these arguments.</summary>
    public static IReadOnlyList<string> TensorsOf(LayerArguments arguments) =>
        arguments.FlagOr("UseBias", true) ? Tensors : [.. Tensors.Where(tensor => tensor != "bias")];

    /// <summary>Creates the kernel of a layer and, unless <c>UseBias = false</c>, its bias.</summary>
    public static (Parameter Kernel, Parameter? Bias) Create(LayerScope scope, Shape kernel, Shape bias, long fanIn, long fanOut) =>
        (Kernel(scope, kernel, fanIn, fanOut), OptionalBias(scope, bias, fanIn, fanOut));

    /// <param name="name">The name of the tensor.</param>
    /// <param name="activation">The activation that the product goes to; by default that of the layer.</param>
    public static Parameter Kernel(
        LayerScope scope,
        Shape kernel,
        long fanIn,
        long fanOut,
        string name = "kernel",
        string? activation = null
    )
    {
        string initializer = Initializers.Resolve(
            scope.Arguments.TextOr("KernelInitializer", "Default"),
            activation ?? scope.ActivationAfter
        );
        ParameterTraits traits = TraitsOf(scope, "KernelInitializer", initializer);
        return scope.Parameter(name, kernel, initializer, fanIn, fanOut, traits, FormatOf(scope.Arguments));
    }

    /// <summary>Reads the arguments about initial values, regularisers and constraints of a layer's weights.</summary>
    /// <param name="argument">The argument that sets the initialiser.</param>
    /// <param name="initializer">The initialiser.</param>
    public static ParameterTraits TraitsOf(LayerScope scope, string argument, string initializer) =>
        TraitsOf(scope, InitialValue(scope, argument, initializer));

    /// <summary>Reads the arguments about regularisers and constraints of a layer's weights.</summary>
    /// <param name="initialValue">σ of <c>Normal</c>, or the value of <c>Constant</c>.</param>
    public static ParameterTraits TraitsOf(LayerScope scope, double initialValue)
    {
        LayerArguments arguments = scope.Arguments;
        double elasticNet = scope.NumberFromZero("ElasticNet") ?? 0;
        double alpha = scope.Share("ElasticNetAlpha") ?? DefaultElasticNetAlpha;
        if (arguments.Has("ElasticNetAlpha") && !arguments.Has("ElasticNet"))
        {
            scope.Report(ProblemIds.NoEffect, "ElasticNetAlpha", scope.Name, "ElasticNetAlpha", "no ElasticNet, whose mix it would be");
        }

        return new ParameterTraits(
            initialValue,
            (scope.NumberFromZero("L1") ?? 0) + (elasticNet * (1 - alpha)),
            (scope.NumberFromZero("L2") ?? 0) + (2 * elasticNet * alpha),
            scope.PositiveNumber("MaxNorm") ?? 0,
            arguments.Flag("Frozen")
        )
        {
            IsRegularized = true,
        };
    }

    /// <param name="ones">The first of the columns that begin at 1, and their number.</param>
    /// <param name="name">The name of the tensor.</param>
    public static Parameter Bias(
        LayerScope scope,
        Shape bias,
        long fanIn,
        long fanOut,
        (long First, long Count) ones = default,
        string name = "bias"
    )
    {
        string declared = scope.Arguments.TextOr("BiasInitializer", "Default");
        string ofZeros = declared == "Default" ? "Zeros" : declared;
        ParameterTraits ofBias = new(InitialValue(scope, "BiasInitializer", ofZeros), Frozen: scope.Arguments.Flag("Frozen"))
        {
            FirstOne = ones.First,
            Ones = ones.Count,
        };
        return scope.Parameter(name, bias, ofZeros, fanIn, fanOut, ofBias);
    }

    /// <summary>
    /// Creates the bias. With <c>UseBias = false</c> it returns <see langword="null"/> and reports arguments that concern the bias, because
    /// they have no effect.
    /// </summary>
    public static Parameter? OptionalBias(
        LayerScope scope,
        Shape bias,
        long fanIn,
        long fanOut,
        (long First, long Count) ones = default,
        string name = "bias"
    )
    {
        if (scope.Arguments.FlagOr("UseBias", true))
        {
            return Bias(scope, bias, fanIn, fanOut, ones, name);
        }

        string[] idle = ["BiasInitializer", "BiasInitializerValue"];
        if (Array.Find(idle, scope.Arguments.Has) is { } argument)
        {
            scope.Report(ProblemIds.NoEffect, argument, scope.Name, argument, "no bias; take it away, or UseBias = false");
        }

        return null;
    }

    /// <summary>
    /// Creates the kernel that multiplies the state of a recurrent layer. It is orthogonal by default, so that its powers neither grow nor
    /// shrink.
    /// </summary>
    public static Parameter Recurrent(LayerScope scope, long units, long columns)
    {
        string declared = scope.Arguments.TextOr("RecurrentInitializer", "Default");
        string initializer = declared == "Default" ? "Orthogonal" : declared;
        ParameterTraits traits = new(InitialValue(scope, "RecurrentInitializer", initializer), Frozen: scope.Arguments.Flag("Frozen"));
        return scope.Parameter("recurrent_kernel", Shape.Of(units, columns), initializer, units, columns, traits);
    }

    private static WeightFormat FormatOf(LayerArguments arguments) =>
        (WeightFormat)Enum.Parse(typeof(WeightFormat), arguments.TextOr("Weights", nameof(WeightFormat.Default)));

    private static double InitialValue(LayerScope scope, string argument, string initializer)
    {
        string value = argument + "Value";
        switch (initializer)
        {
            case "Normal":
                return scope.PositiveNumber(value) ?? DefaultDeviation;
            case "Constant":
                return scope.FiniteNumber(value) ?? 0;
            default:
                if (scope.Arguments.Has(value))
                {
                    string reason = $"Initializer.{initializer} has no such number; Normal and Constant have";
                    scope.Report(ProblemIds.NoEffect, value, scope.Name, value, reason);
                }

                return 0;
        }
    }
}
