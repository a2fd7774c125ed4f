using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Reads the arguments that all layers with a kernel and a bias share.</summary>
internal static class KernelArguments
{
    private const double DefaultDeviation = 0.05;
    private const double DefaultElasticNetAlpha = 0.5;

    /// <summary>Creates the kernel and the bias of a layer.</summary>
    public static (Parameter Kernel, Parameter Bias) Create(LayerScope scope, Shape kernel, Shape bias, long fanIn, long fanOut)
    {
        LayerArguments arguments = scope.Arguments;
        bool frozen = arguments.Flag("Frozen");
        double elasticNet = scope.NumberFromZero("ElasticNet") ?? 0;
        double alpha = scope.Share("ElasticNetAlpha") ?? DefaultElasticNetAlpha;
        if (arguments.Has("ElasticNetAlpha") && !arguments.Has("ElasticNet"))
        {
            scope.Report(ProblemIds.NoEffect, "ElasticNetAlpha", scope.Name, "ElasticNetAlpha", "no ElasticNet, whose mix it would be");
        }

        string initializer = Initializers.Resolve(arguments.TextOr("KernelInitializer", "Default"), scope.ActivationAfter);
        ParameterTraits ofKernel = new(
            InitialValue(scope, "KernelInitializer", initializer),
            (scope.NumberFromZero("L1") ?? 0) + (elasticNet * (1 - alpha)),
            (scope.NumberFromZero("L2") ?? 0) + (2 * elasticNet * alpha),
            scope.PositiveNumber("MaxNorm") ?? 0,
            frozen
        );
        string declared = arguments.TextOr("BiasInitializer", "Default");
        string ofZeros = declared == "Default" ? "Zeros" : declared;
        ParameterTraits ofBias = new(InitialValue(scope, "BiasInitializer", ofZeros), Frozen: frozen);
        return (
            scope.Parameter("kernel", kernel, initializer, fanIn, fanOut, ofKernel),
            scope.Parameter("bias", bias, ofZeros, fanIn, fanOut, ofBias)
        );
    }

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
