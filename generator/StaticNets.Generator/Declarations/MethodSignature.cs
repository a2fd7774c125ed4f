using Microsoft.CodeAnalysis;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>A method that a network class receives, as the emitter writes it and as a method of the user's is compared with it.</summary>
/// <param name="Name">Its name, or <see cref="Constructor"/>.</param>
internal sealed record MethodSignature(string Name, params MethodParameter[] Parameters)
{
    public const string Constructor = ".ctor";

    private static readonly SymbolDisplayFormat _plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    /// <summary>Name and types, e.g. <c>Load(string)</c>: what must differ between two methods of a class.</summary>
    public string Key => KeyOf(Name, Parameters.Select(parameter => parameter.Key));

    /// <summary>What stands between the parentheses of its declaration.</summary>
    public string Declaration => string.Join(", ", Parameters.Select(parameter => parameter.Declaration));

    /// <summary>All methods of a network with this number format and this loss, or without one.</summary>
    public static IEnumerable<MethodSignature> Of(Element element, string? loss)
    {
        string t = element.Keyword;
        MethodParameter x = new($"System.ReadOnlySpan<{t}>", "x");
        MethodParameter path = new("string", "path");
        yield return new(Constructor);
        yield return new(Constructor, new MethodParameter("int", "seed"));
        yield return new("Predict", x, new MethodParameter($"System.Span<{t}>", "y"));
        yield return new(
            "Predict",
            new MethodParameter($"System.Numerics.Tensors.ReadOnlyTensorSpan<{t}>", "x", IsIn: true),
            new MethodParameter($"System.Numerics.Tensors.TensorSpan<{t}>", "y", IsIn: true)
        );
        yield return new(
            "PredictParallel",
            x,
            new MethodParameter($"System.Span<{t}>", "y"),
            new MethodParameter("int", "parallelism", Default: "0")
        );
        yield return new("Save", path);
        yield return new("Load", path);
        yield return new("LoadWeights", path);
        yield return new("Clone");
        if (loss is null)
        {
            yield break;
        }

        MethodParameter targets =
            LossFunctions.Find(loss)?.TakesClasses == true
                ? new MethodParameter("System.ReadOnlySpan<int>", "classes")
                : new MethodParameter($"System.ReadOnlySpan<{t}>", "targets");
        yield return new("TrainStep", x, targets, new MethodParameter("StaticNets.Optimizer", "optimizer"));
        yield return new("Gradient", x, targets, new MethodParameter($"StaticNets.Gradients<{t}>", "into"));
        yield return new(
            "Fit",
            new MethodParameter("StaticNets.Dataset", "train"),
            new MethodParameter("StaticNets.FitOptions", "options")
        );
        yield return new("Evaluate", new MethodParameter("StaticNets.Dataset", "data"));
    }

    /// <summary>The key of a method of the user's; by reference is one thing to the compiler, in which direction does not matter.</summary>
    public static string KeyOf(IMethodSymbol method) =>
        KeyOf(
            method.Name,
            method.Parameters.Select(parameter =>
                (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(_plain)
            )
        );

    /// <summary>The key made of a name and the parameters' keys.</summary>
    public static string KeyOf(string name, IEnumerable<string> parameters) => $"{name}({string.Join(",", parameters)})";
}

/// <summary>A parameter of such a method.</summary>
/// <param name="Type">With its namespace, or a keyword.</param>
internal sealed record MethodParameter(string Type, string Name, bool IsIn = false, string? Default = null)
{
    /// <summary>The type, and whether it is passed by reference.</summary>
    public string Key => (IsIn ? "ref " : "") + Type;

    /// <summary>As it is declared.</summary>
    public string Declaration =>
        $"{(IsIn ? "in " : "")}{(Type.Contains('.') ? "global::" : "")}{Type} {Name}{(Default is null ? "" : " = " + Default)}";
}
