using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
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
        LayerProgram program = new(declaration.Element);
        program.Problems.AddRange(declaration.Problems);
        declaration = PartRules.Check(declaration, program.Problems);
        LayerReferences references = LayerReferences.Resolve(declaration, program.Problems);
        EquatableArray<InputPort> inputs = GraphPorts.Inputs(declaration.Ports, program);
        List<Value?> values = BuildLayers(declaration, references, inputs, program);
        references.CheckUnread(program.Problems);
        program.Problems.AddRange(IndexRules.Check(declaration, references));
        program.Problems.AddRange(WeightFormatRules.Check(declaration, program));
        ChannelOrderRules channels = new(declaration, references);
        new OtherShapes(declaration, references, channels).Explain(program.Problems);
        EquatableArray<OutputPort> outputs = GraphPorts.Outputs(declaration, references.Outputs, values);
        program.Problems.AddRange(OutputRules.CheckLosses(declaration.Ports));
        LayerNode[] layers = declaration.Layers.Select((layer, i) => Node(layer, i, values[i], references, program)).ToArray();
        NetworkGraph graph = new(
            inputs,
            outputs,
            new EquatableArray<LayerNode>(layers),
            program.Operations.ToEquatableArray(),
            EquatableArray<Problem>.Empty,
            EquatableArray<Problem>.Empty
        )
        {
            IsDirect = declaration.IsDirect,
        };
        program.Problems.AddRange(LossRules.CheckBounds(declaration.Ports, graph));
        bool isWhole = graph.IsWhole(declaration) && program.Problems.Count == 0;
        if (isWhole)
        {
            program.Problems.AddRange(SizeRules.Check(graph, declaration.Element));
        }
        else if (SizeRules.CheckAlone(graph) is { } tooLarge && !program.HasProblemAt(tooLarge.Place.Layer))
        {
            int first = Math.Max(tooLarge.Place.Layer, -1) + 1;
            program.Problems.RemoveAll(problem => problem.Place.Layer >= first && ProblemIds.NeedsAllLayers(problem.Id));
            program.Problems.Add(tooLarge);
        }

        if (isWhole)
        {
            program.Problems.AddRange(StepRules.Check(declaration, graph));
            program.Problems.AddRange(SparseInputs.Check(graph));
        }

        if (program.Problems.Count == 0 && isWhole && graph.Trains)
        {
            program.Problems.AddRange(SlopeRules.Check(declaration, graph));
            program.Problems.AddRange(PartRules.CheckStatistics(declaration, graph));
            program.Problems.AddRange(
                program.Problems.Count == 0 ? graph.Outputs.SelectMany(output => LossRules.Check(graph, output)) : []
            );
        }

        bool works = isWhole && program.Problems.Count == 0;
        return graph with
        {
            Problems = program.Problems.Select(problem => BlockRules.AtUse(declaration, problem)).ToEquatableArray(),
            Advice = works ? Advise(declaration, graph, channels).ToEquatableArray() : EquatableArray<Problem>.Empty,
        };
    }

    /// <summary>
    /// Returns warnings for networks that are valid but probably not intended, except for warnings that are reported at the class of a
    /// part.
    /// </summary>
    private static IEnumerable<Problem> Advise(NetworkDeclaration declaration, NetworkGraph graph, ChannelOrderRules channels) =>
        (
            (IEnumerable<Problem>)
                [
                    .. channels.Check(),
                    .. RepeatedReadRules.Check(declaration),
                    .. SaturationRules.Check(declaration, graph),
                    .. LongMemoryRules.Check(declaration, graph),
                    .. SpikeRules.Check(graph),
                    .. ProbabilityRules.Check(declaration, graph),
                    .. SoftmaxRules.Check(graph),
                    .. DropoutRules.Check(declaration, graph),
                    .. InitializerRules.Check(declaration),
                    .. ScaleRules.Check(graph, declaration.Type.Name, declaration.Element),
                ]
        )
            .Where(problem => !PartRules.IsAdviceOfPart(declaration, problem))
            .Select(problem => BlockRules.AtUse(declaration, problem));

    /// <summary>Returns the output of each layer; <see langword="null"/> if an error makes it unknown.</summary>
    public static List<Value?> BuildLayers(
        NetworkDeclaration declaration,
        LayerReferences references,
        EquatableArray<InputPort> inputs,
        LayerProgram program
    )
    {
        List<Value?> outputs = [];
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            outputs.Add(BuildLayer(declaration, outputs.Count, references, outputs, inputs, program));
            program.FinishLayer();
        }

        return outputs;
    }

    private static Value? BuildLayer(
        NetworkDeclaration declaration,
        int index,
        LayerReferences references,
        IReadOnlyList<Value?> outputs,
        EquatableArray<InputPort> ports,
        LayerProgram program
    )
    {
        LayerDeclaration layer = declaration.Layers[index];
        if (layer.IsBroken || layer.Arguments.Undefined.Any() || LayerCatalogue.Find(layer.Kind) is not { } kind)
        {
            return null;
        }

        LayerInput[] inputs = references.Of(index).Select(Input).ToArray();
        LayerScope scope = new(
            index,
            layer.Name,
            layer.Arguments,
            inputs,
            ActivationAfter(declaration.Layers, index, kind),
            program,
            layer.SharedWith
        );
        Value? output = kind.Build(scope);
        if (kind.KeepsState(layer.Arguments) && output is { Shape.Rank: 1 })
        {
            program.AddLastState(output, index, layer.Name);
        }

        return output;

        LayerInput Input(Source? source) =>
            source is not { } read ? new LayerInput("", null)
            : !read.IsInput ? new LayerInput(declaration.Layers[read.Index].Name, outputs[read.Index])
            : new LayerInput(ports[read.Index].Name, declaration.Ports.Inputs[read.Index].Shape is null ? null : ports[read.Index].Value);
    }

    /// <summary>
    /// Returns the activation of a layer; an activation layer directly after a linear layer counts as its activation, also where a block
    /// begins or ends between them.
    /// </summary>
    public static string ActivationAfter(EquatableArray<LayerDeclaration> layers, int index, LayerKind kind)
    {
        string own = kind.AppliedActivation(layers[index].Arguments) ?? "Linear";
        int below = index + 1;
        while (below < layers.Count && layers[below] is { Kind: BlockBoundary.Input or BlockBoundary.Output, From: null })
        {
            below++;
        }

        if (own != "Linear" || below == layers.Count || layers[below].From is not null)
        {
            return own;
        }

        LayerDeclaration next = layers[below];
        return LayerCatalogue.Find(next.Kind) is { } following && !following.HasParameters(next.Arguments)
            ? following.AppliedActivation(next.Arguments) ?? own
            : own;
    }

    private static LayerNode Node(LayerDeclaration layer, int index, Value? output, LayerReferences references, LayerProgram program)
    {
        IEnumerable<Parameter> parameters = program.Parameters.Where(p => p.Layer == index).Select(p => p.Parameter);
        LayerKind? kind = LayerCatalogue.Find(layer.Kind);
        IReadOnlyList<string> tensors = layer.HasProperty ? kind!.TensorsOf(layer.Arguments) : [];
        EquatableArray<Parameter> owned = parameters.ToEquatableArray();
        IEnumerable<Hyperparameter> hyperparameters =
            kind is null || layer.SharedWith is not null ? [] : HyperparameterArguments.Of(kind, layer.Name, layer.Arguments, owned);
        return new LayerNode(
            layer.Name,
            layer.Kind,
            output,
            owned,
            tensors.ToEquatableArray(),
            references.NamesOf(index),
            kind?.Order ?? FeatureOrder.New,
            program.MultiplyAdds[index]
        )
        {
            HasProperty = layer.HasProperty,
            Hyperparameters = hyperparameters.ToEquatableArray(),
        };
    }
}
