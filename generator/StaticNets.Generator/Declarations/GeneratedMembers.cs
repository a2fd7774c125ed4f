using Microsoft.CodeAnalysis;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>The members that every network class receives, but for the properties of its layers.</summary>
internal sealed class GeneratedMembers(Element element, string? loss)
{
    /// <summary>Ending of the type behind a layer's property: <c>Dense1Tensors</c>.</summary>
    public const string TensorsEnding = "Tensors";

    private static readonly SymbolDisplayFormat _plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

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
        "ISimd",
        "MethodImpl",
        "MethodImplOptions",
        "SimdMath",
        "Unsafe",
    ];

    /// <summary>Whether a property of this name cannot stand beside them.</summary>
    public bool IsTaken(string name) => Array.IndexOf(_always, name) >= 0 || Array.IndexOf(_used, name) >= 0 || IsMethod(name);

    /// <summary>
    /// What of the generated members a member of the user's clashes with: all of a name, or one overload,
    /// <c>Save(string)</c>. Another overload of a method can stand beside them.
    /// </summary>
    public string? ClashOf(ISymbol member)
    {
        if (Array.IndexOf(_always, member.Name) >= 0)
        {
            return member.Name;
        }

        bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (!isConstructor && !IsMethod(member.Name))
        {
            return null;
        }

        return member is not IMethodSymbol method ? member.Name
            : method.Arity == 0 && Overloads(member.Name).Contains(Parameters(method)) ? Signature(member.Name, Parameters(method))
            : null;
    }

    /// <summary>A method or, with the name <c>.ctor</c>, a constructor.</summary>
    public static string Signature(string name, string parameters) => $"{name}({parameters})";

    private bool IsMethod(string name) =>
        Array.IndexOf(_methods, name) >= 0 || (loss is not null && Array.IndexOf(_trainingMethods, name) >= 0);

    private IEnumerable<string> Overloads(string name)
    {
        string x = $"System.ReadOnlySpan<{element.Keyword}>";
        string targets = loss is not null && LossFunctions.Find(loss)?.TakesClasses == true ? "System.ReadOnlySpan<int>" : x;
        string tensors = "System.Numerics.Tensors.";
        return name switch
        {
            ".ctor" => ["", "int"],
            "Predict" =>
            [
                $"{x},System.Span<{element.Keyword}>",
                $"ref {tensors}ReadOnlyTensorSpan<{element.Keyword}>,ref {tensors}TensorSpan<{element.Keyword}>",
            ],
            "TrainStep" => [$"{x},{targets},StaticNets.Optimizer"],
            "Gradient" => [$"{x},{targets},StaticNets.Gradients<{element.Keyword}>"],
            "Fit" => ["StaticNets.Dataset,StaticNets.FitOptions"],
            "Evaluate" => ["StaticNets.Dataset"],
            "Clone" => [""],
            _ => ["string"],
        };
    }

    // By reference is one thing to the compiler, in which direction does not matter.
    private static string Parameters(IMethodSymbol method) =>
        string.Join(",", method.Parameters.Select(parameter => Reference(parameter) + parameter.Type.ToDisplayString(_plain)));

    private static string Reference(IParameterSymbol parameter) => parameter.RefKind == RefKind.None ? "" : "ref ";
}
