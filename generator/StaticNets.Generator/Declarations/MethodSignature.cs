using Microsoft.CodeAnalysis;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

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

    /// <summary>Name and parameter types, e.g. <c>Load(string)</c>. Two methods of a class must not have the same key.</summary>
    public string Key => KeyOf(Name, Parameters.Select(parameter => parameter.Key));

    /// <summary>The text between the parentheses of the declaration.</summary>
    public string Declaration => string.Join(", ", Parameters.Select(parameter => parameter.Declaration));

    /// <summary>Returns all methods of a network with this number format and these ports.</summary>
    public static IEnumerable<MethodSignature> Of(Element element, NetworkPorts ports) =>
        [
            new(Constructor),
            new(Constructor, new MethodParameter("int", "seed")),
            .. Prediction(element, ports),
            .. Files,
            .. ports.Train ? Training(element, ports)
            : ports.MayHaveTape ? OutsideGradients(element, ports)
            : [],
        ];

    /// <summary>Returns the methods and constructors of a model that is no stack of layers.</summary>
    public static MethodSignature[] OfModel(bool hasSeed) =>
        [
            new(Constructor),
            .. hasSeed ? [new(Constructor, new MethodParameter("int", "seed"))] : (MethodSignature[])[],
            .. Files.Where(method => method.Name == "Load"),
        ];

    private static IEnumerable<MethodSignature> Files
    {
        get
        {
            MethodParameter path = new("string", "path");
            MethodParameter stream = new("System.IO.Stream", "stream");
            MethodParameter file = new("System.ReadOnlySpan<byte>", "file");
            yield return new("Save", path);
            yield return new("Save", stream);
            yield return new("Load", path);
            yield return new("Load", stream);
            yield return new("Load", file);
            yield return new("LoadWeights", path);
            yield return new("LoadWeights", path, new("string", "prefix"));
            yield return new("LoadWeights", path, new("System.Collections.Generic.IReadOnlyList<string>", "only"));
            yield return new("LoadWeights", stream);
            yield return new("LoadWeights", file);
            yield return new("Clone");
        }
    }

    private static IEnumerable<MethodSignature> Prediction(Element element, NetworkPorts ports)
    {
        string t = element.Keyword;
        MethodParameter[] spans =
        [
            .. Inputs(element, ports),
            .. OutputNames(ports).Select(name => new MethodParameter($"System.Span<{t}>", name)),
        ];
        if (ports.HaveAnySteps)
        {
            yield return new("Predict", [.. spans, new MethodParameter("int", "steps")]);
            yield break;
        }

        yield return new("Predict", spans);
        if (!ports.AreSeveral && !ports.IsOfIndices)
        {
            yield return new(
                "Predict",
                new MethodParameter($"System.Numerics.Tensors.ReadOnlyTensorSpan<{t}>", "x", IsIn: true),
                new MethodParameter($"System.Numerics.Tensors.TensorSpan<{t}>", "y", IsIn: true)
            );
        }

        yield return new("PredictParallel", [.. spans, new MethodParameter("int", "parallelism", Default: "0")]);
        if (!ports.AreSeveral)
        {
            MethodParameter[] x = [.. Inputs(element, ports)];
            yield return new("Predict", x);
            yield return new("PredictClass", x);
            yield return new("PredictClasses", x);
        }
    }

    private static IEnumerable<MethodSignature> Training(Element element, NetworkPorts ports)
    {
        string t = element.Keyword;
        MethodParameter[] steps = ports.HaveAnySteps ? [new MethodParameter("int", "steps")] : [];
        MethodParameter[] batch = [.. Inputs(element, ports), .. ports.Outputs.Select(Targets), .. steps];
        MethodParameter into = new($"StaticNets.Gradients<{t}>", "into");
        MethodParameter data = new("StaticNets.Dataset", "data");
        yield return new("TrainStep", [.. batch, new MethodParameter("StaticNets.Optimizer", "optimizer")]);
        yield return new("Gradient", [.. batch, into]);
        if (ports.HasGradientOfData)
        {
            yield return new("Gradient", data, into);
        }

        MethodParameter[] fit = [new("StaticNets.Dataset", "train"), new("StaticNets.FitOptions", "options")];
        yield return new("Fit", fit);
        yield return new(
            "FitAsync",
            [.. fit, new MethodParameter("System.Threading.CancellationToken", "cancellationToken", Default: "default")]
        );
        yield return new("Evaluate", data);

        MethodParameter Targets(OutputDeclaration output, int index)
        {
            bool takesClasses = LossFunctions.Find(output.Loss ?? "")?.TakesClasses == true;
            string own = takesClasses ? "classes" : "targets";
            return new MethodParameter(
                $"System.ReadOnlySpan<{(takesClasses ? "int" : t)}>",
                ports.AreSeveral ? ports.OutputParameters[index] + Identifiers.Pascal(own) : own
            );
        }
    }

    /// <summary>Returns the methods that compute the gradients of a network without a loss from gradients of its outputs.</summary>
    private static IEnumerable<MethodSignature> OutsideGradients(Element element, NetworkPorts ports)
    {
        IEnumerable<MethodParameter> outputs = ports.OutputGradientParameters.Select(name => new MethodParameter(
            $"System.ReadOnlySpan<{element.Keyword}>",
            name
        ));
        MethodParameter into = new($"StaticNets.Gradients<{element.Keyword}>", "into");
        yield return new("Gradient", [.. Inputs(element, ports), .. outputs, into]);
        if (ports.HasGradientOfData)
        {
            yield return new("Gradient", new MethodParameter("StaticNets.Dataset", "data"), into);
        }
    }

    private static IEnumerable<MethodParameter> Inputs(Element element, NetworkPorts ports) =>
        (ports.AreSeveral ? ports.InputParameters : ["x"]).Zip(
            ports.Inputs,
            (name, input) => new MethodParameter($"System.ReadOnlySpan<{(input.IsIndices ? "int" : element.Keyword)}>", name)
        );

    private static string[] OutputNames(NetworkPorts ports) => ports.AreSeveral ? ports.OutputParameters : ["y"];

    /// <summary>Returns the key of a user's method; the compiler does not distinguish in, ref and out, so neither does the key.</summary>
    public static string KeyOf(IMethodSymbol method) =>
        KeyOf(
            method.Name,
            method.Parameters.Select(parameter =>
                (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(_plain)
            )
        );

    /// <summary>Returns the key for a name and the keys of the parameters.</summary>
    public static string KeyOf(string name, IEnumerable<string> parameters) => $"{name}({string.Join(",", parameters)})";
}

/// <summary>A parameter of a <see cref="MethodSignature"/>.</summary>
/// <param name="Type">The qualified type, or a keyword.</param>
internal sealed record MethodParameter(string Type, string Name, bool IsIn = false, string? Default = null)
{
    /// <summary>The type, with a prefix if the parameter is passed by reference.</summary>
    public string Key => (IsIn ? "ref " : "") + Type;

    /// <summary>The text of the parameter in the declaration.</summary>
    public string Declaration =>
        $"{(IsIn ? "in " : "")}{(Type.Contains('.') ? "global::" : "")}{Type} {Identifiers.EscapeReserved(Name)}{(Default is null ? "" : " = " + Default)}";
}
