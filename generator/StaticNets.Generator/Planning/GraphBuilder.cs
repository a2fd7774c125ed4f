using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Builds the graph of a declaration, layer by layer, and finds every problem that can be found without symbols. Analyzer and generator
/// both call it.
/// </summary>
internal static class GraphBuilder
{
    public static NetworkGraph Build(NetworkDeclaration declaration)
    {
        LayerProgram program = new();
        program.Problems.AddRange(declaration.Problems);
        LayerReferences references = LayerReferences.Resolve(declaration.Layers, program.Problems);
        Value input = program.NewValue("packedX", declaration.Input ?? Shape.Of(1));
        List<Value?> outputs = BuildLayers(declaration, references, input, program);
        references.CheckUnread(program.Problems);
        ChannelOrderRules channels = new(declaration, references);
        new OtherShapes(declaration, references, channels).Explain(program.Problems);
        LossFunction? loss = declaration.Loss is { } name ? LossFunctions.Find(name) : null;
        if (declaration.Loss == LossFunctions.MeanBiasError)
        {
            program.Problems.Add(Problem.At(new Place(Place.Network, "Loss"), ProblemIds.UnboundedLoss, nameof(MeanAbsoluteError)));
        }

        LayerNode[] layers = declaration.Layers.Select((layer, i) => Node(layer, i, outputs[i], references, program)).ToArray();
        NetworkGraph graph = new(
            input,
            new EquatableArray<LayerNode>(layers),
            program.Operations.ToEquatableArray(),
            loss,
            EquatableArray<Problem>.Empty,
            EquatableArray<Problem>.Empty
        );
        bool isWhole = program.Problems.Count == 0 && outputs.All(output => output is not null) && declaration.Input is not null;
        if (isWhole)
        {
            program.Problems.AddRange(SizeRules.Check(graph, declaration.Element));
        }
        else if (SizeRules.CheckAlone(graph, declaration.Input is not null) is { } tooLarge && !program.HasProblemAt(tooLarge.Place.Layer))
        {
            int first = Math.Max(tooLarge.Place.Layer, -1) + 1;
            program.Problems.RemoveAll(problem => problem.Place.Layer >= first && ProblemIds.NeedsAllLayers(problem.Id));
            program.Problems.Add(tooLarge);
        }

        if (program.Problems.Count == 0 && isWhole && loss is not null)
        {
            program.Problems.AddRange(SlopeRules.Check(declaration, graph, loss));
            program.Problems.AddRange(program.Problems.Count == 0 ? LossRules.Check(graph, loss) : []);
        }

        bool works = isWhole && program.Problems.Count == 0;
        return graph with
        {
            Problems = program.Problems.ToEquatableArray(),
            Advice = works ? Advise(declaration, graph, channels).ToEquatableArray() : EquatableArray<Problem>.Empty,
        };
    }

    /// <summary>Returns warnings for networks that are valid but probably not intended.</summary>
    private static IEnumerable<Problem> Advise(NetworkDeclaration declaration, NetworkGraph graph, ChannelOrderRules channels) =>
        [
            .. channels.Check(),
            .. RepeatedReadRules.Check(declaration),
            .. SaturationRules.Check(declaration, graph),
            .. ProbabilityRules.Check(declaration, graph),
            .. SoftmaxRules.Check(graph),
            .. DropoutRules.Check(declaration, graph),
            .. InitializerRules.Check(declaration),
            .. ScaleRules.Check(graph, declaration.Type.Name, declaration.Element),
        ];

    /// <summary>Returns the output of each layer; <see langword="null"/> if an error makes it unknown.</summary>
    public static List<Value?> BuildLayers(NetworkDeclaration declaration, LayerReferences references, Value input, LayerProgram program)
    {
        List<Value?> outputs = [];
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            outputs.Add(BuildLayer(declaration, outputs.Count, references, outputs, input, program));
        }

        return outputs;
    }

    private static Value? BuildLayer(
        NetworkDeclaration declaration,
        int index,
        LayerReferences references,
        IReadOnlyList<Value?> outputs,
        Value input,
        LayerProgram program
    )
    {
        LayerDeclaration layer = declaration.Layers[index];
        if (layer.IsBroken || layer.Arguments.Undefined.Any() || LayerCatalogue.Find(layer.Kind) is not { } kind)
        {
            return null;
        }

        LayerInput[] inputs = references.Of(index).Select(Input).ToArray();
        LayerScope scope = new(index, layer.Name, layer.Arguments, inputs, ActivationAfter(declaration.Layers, index, kind), program);
        return kind.Build(scope);

        LayerInput Input(int? reference) =>
            reference switch
            {
                null => new LayerInput("", null),
                LayerReferences.Input => new LayerInput("input", declaration.Input is null ? null : input),
                { } other => new LayerInput(declaration.Layers[other].Name, outputs[other]),
            };
    }

    /// <summary>Returns the activation of a layer; an activation layer directly after a linear layer counts as its activation.</summary>
    public static string ActivationAfter(EquatableArray<LayerDeclaration> layers, int index, LayerKind kind)
    {
        string own = kind.AppliedActivation(layers[index].Arguments) ?? "Linear";
        if (own != "Linear" || index + 1 == layers.Count || layers[index + 1].From is not null)
        {
            return own;
        }

        LayerDeclaration next = layers[index + 1];
        return LayerCatalogue.Find(next.Kind) is { HasParameters: false } following
            ? following.AppliedActivation(next.Arguments) ?? own
            : own;
    }

    private static LayerNode Node(LayerDeclaration layer, int index, Value? output, LayerReferences references, LayerProgram program)
    {
        IEnumerable<Parameter> parameters = program.Parameters.Where(p => p.Layer == index).Select(p => p.Parameter);
        LayerKind? kind = LayerCatalogue.Find(layer.Kind);
        IReadOnlyList<string> tensors = layer.HasProperty ? kind!.TensorsOf(layer.Arguments) : [];
        return new LayerNode(
            layer.Name,
            layer.Kind,
            output,
            parameters.ToEquatableArray(),
            tensors.ToEquatableArray(),
            references.NamesOf(index),
            kind?.Order ?? FeatureOrder.New
        );
    }
}
