using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

// Further predictions of a network, which use its parameter block: those of its parts, and the one that returns the output of every layer.
internal sealed partial class Planner
{
    /// <summary>Plans the prediction of a part over the parameter block of the network that contains it.</summary>
    /// <param name="part">The graph of the part alone, with the names of its parameters in the network.</param>
    public static NetworkPlan PlanPart(NetworkGraph part, NetworkPlan network) => PlanBeside(network, part, part);

    /// <summary>
    /// Plans a prediction that returns the output of every layer, see <see cref="ActivationGraph"/>. Operations are not merged with those of
    /// another layer, so the numbers may differ from those of the other prediction by their rounding errors.
    /// </summary>
    /// <param name="graph">The graph of the network.</param>
    /// <param name="network">The plan of its prediction.</param>
    public static NetworkPlan PlanActivations(NetworkGraph graph, NetworkPlan network)
    {
        NetworkGraph outputs = ActivationGraph.Of(graph);
        return PlanBeside(network, outputs, network.HasAnySteps ? ActivationGraph.In(SequenceGraph.Of(graph)!, outputs) : outputs);
    }

    /// <summary>Plans another prediction over the parameter block of a network.</summary>
    /// <param name="network">The plan of the network.</param>
    /// <param name="graph">The graph of the prediction.</param>
    /// <param name="computed">The same graph or, if each call determines the number of time steps, that of its sequences.</param>
    private static NetworkPlan PlanBeside(NetworkPlan network, NetworkGraph graph, NetworkGraph computed)
    {
        Planner planner = new(computed, network.Element, hasStep: network.Step is not null);
        PredictionPlan prediction = planner.PlanPrediction(graph.FewestRows, Tuning.PredictionRows);
        NetworkPlan plan = new(graph, network.Element, network.Layout, prediction, Training: null)
        {
            Folding = FoldPlan.Of(prediction.Derived, network.Element),
            Hyperparameters = network.Hyperparameters,
        };
        return SharedFunctions.In(plan);
    }
}
