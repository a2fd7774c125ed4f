using Microsoft.CodeAnalysis;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>A method of the network class, for emitting it and for comparing it with the user's methods.</summary>
/// <param name="Name">The name, or <see cref="Constructor"/>.</param>
internal sealed record MethodSignature(string Name, params MethodParameter[] Parameters)
{
    public const string Constructor = ".ctor";

    private static readonly SymbolDisplayFormat _plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    /// <summary>Name and parameter types, e.g. <c>Load(string)</c>: two methods of a class must differ in it.</summary>
    public string Key => KeyOf(Name, Parameters.Select(parameter => parameter.Key));

    /// <summary>The text between the parentheses of the declaration.</summary>
    public string Declaration => string.Join(", ", Parameters.Select(parameter => parameter.Declaration));

    /// <summary>Returns all methods of a network with this number format and loss, or without a loss.</summary>
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

    /// <summary>Returns the key of a user's method; the compiler does not distinguish in, ref and out, so neither does the key.</summary>
    public static string KeyOf(IMethodSymbol method) =>
        KeyOf(
            method.Name,
            method.Parameters.Select(parameter =>
                (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(_plain)
            )
        );

    /// <summary>Returns the key from a name and the keys of the parameters.</summary>
    public static string KeyOf(string name, IEnumerable<string> parameters) => $"{name}({string.Join(",", parameters)})";
}

/// <summary>A parameter of such a method.</summary>
/// <param name="Type">The qualified type, or a keyword.</param>
internal sealed record MethodParameter(string Type, string Name, bool IsIn = false, string? Default = null)
{
    /// <summary>The type, with a prefix if it is passed by reference.</summary>
    public string Key => (IsIn ? "ref " : "") + Type;

    /// <summary>The text of the parameter in the declaration.</summary>
    public string Declaration =>
        $"{(IsIn ? "in " : "")}{(Type.Contains('.') ? "global::" : "")}{Type} {Name}{(Default is null ? "" : " = " + Default)}";
}
