using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>The members that every network class receives, but for the properties of its layers.</summary>
internal sealed class GeneratedMembers(Element element, bool trains)
{
    /// <summary>Ending of the type behind a layer's property: <c>Dense1Tensors</c>.</summary>
    public const string TensorsEnding = "Tensors";

    private static readonly string[] _always =
    [
        "InputLength",
        "OutputLength",
        "ParameterCount",
        "Summary",
        "Parameters",
        "Engine",
        "Kernels",
        "NetworkLayout",
        "_engine",
    ];

    private static readonly string[] _methods = ["Predict", "Save", "Load", "LoadWeights", "Clone"];

    private static readonly string[] _trainingMethods = ["TrainStep", "Gradient", "Fit", "Evaluate"];

    /// <summary>
    /// Types whose simple name stands in the attributes of a class or in the code generated for it, where a property of this name
    /// would come between.
    /// </summary>
    private static readonly string[] _used =
    [
        "Activation",
        "Initializer",
        "Loss",
        "Precision",
        "Decisions",
        "DropoutMask",
        "MemoryMarshal",
        "MethodImplOptions",
        "RowCopy",
        "SimdMath",
        "Transposition",
        "Unsafe",
        "Vector128",
        "Vector256",
        "Vector512",
    ];

    /// <summary>Whether a property of this name cannot stand beside them.</summary>
    public bool IsTaken(string name) => Array.IndexOf(_always, name) >= 0 || Array.IndexOf(_used, name) >= 0 || IsMethod(name);

    /// <summary>Whether a member of the user's cannot stand beside them. Another overload of a method can.</summary>
    public bool Clashes(ISymbol member)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            return !constructor.IsStatic && Parameters(constructor) is "" or "int";
        }

        return Array.IndexOf(_always, member.Name) >= 0
            || (IsMethod(member.Name) && (member is not IMethodSymbol method || Overloads(member.Name).Contains(Parameters(method))));
    }

    private bool IsMethod(string name) => Array.IndexOf(_methods, name) >= 0 || (trains && Array.IndexOf(_trainingMethods, name) >= 0);

    private IEnumerable<string> Overloads(string name)
    {
        string x = $"System.ReadOnlySpan<{element.Keyword}>";
        string tensors = "System.Numerics.Tensors.";
        return name switch
        {
            "Predict" =>
            [
                $"{x},System.Span<{element.Keyword}>",
                $"{tensors}ReadOnlyTensorSpan<{element.Keyword}>,{tensors}TensorSpan<{element.Keyword}>",
            ],
            "TrainStep" => [$"{x},{x},StaticNets.Optimizer", $"{x},System.ReadOnlySpan<int>,StaticNets.Optimizer"],
            "Gradient" => Targets().Select(targets => $"{x},{targets},StaticNets.Gradients<{element.Keyword}>"),
            "Fit" => ["StaticNets.Dataset,StaticNets.FitOptions"],
            "Evaluate" => ["StaticNets.Dataset"],
            "Clone" => [""],
            _ => ["string"],
        };

        IEnumerable<string> Targets() => [x, "System.ReadOnlySpan<int>"];
    }

    private static string Parameters(IMethodSymbol method) =>
        string.Join(",", method.Parameters.Select(parameter => parameter.Type.ToDisplayString(NullableFlowState.None)));
}
