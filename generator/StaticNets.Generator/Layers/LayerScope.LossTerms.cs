using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.LossTerms;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

// Samples of distributions, and the terms that a layer adds to the loss.
internal sealed partial class LayerScope
{
    /// <summary>Draws from N(μ, σ²) in training steps, for each element of <paramref name="mean"/>.</summary>
    public Value Sample(Value mean, Value logVariance)
    {
        Value z = program.NewValue(Camel + "Output", mean.Shape);
        return program.Add(new Reparameterization(Label("Sample"), mean, logVariance, z, program.Dropouts++));
    }

    /// <summary>Adds the divergence of N(μ, σ²) from N(0, 1), multiplied by β, to the loss.</summary>
    public void AddDivergence(Value mean, Value logVariance, double beta) =>
        program.Add(new NormalDivergence(Label("Divergence"), mean, logVariance, NewTerm("Divergence"), beta));

    /// <summary>Adds <c>Σ (λ₁ |x| + ½ λ₂ x²)</c> to the loss.</summary>
    public void AddPenalty(Value x, double l1, double l2) =>
        program.Add(new ActivityPenalty(Label("Penalty"), x, NewTerm("Penalty"), l1, l2));

    /// <summary>Adds the divergence of the mean activities from a target, multiplied by a weight, to the loss.</summary>
    public void AddTarget(Value x, double target, double weight) =>
        program.Add(new TargetActivity(Label("Target"), x, NewTerm("Target"), target, weight));

    /// <summary>Whether the function that computes a value has only results from 0 to 1.</summary>
    public bool IsBetweenZeroAndOne(Value x) =>
        program.Operations.Find(operation => operation.Output.Id == x.Id) is Softmax or Pointwise { Function: Sigmoid or HardSigmoid };

    private Value NewTerm(string role) => program.NewValue(Camel + role, Shape.Of(1));
}
