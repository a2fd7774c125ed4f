using StaticNets.Runtime;

namespace StaticNets.Engines;

// Hyperparameters that are set at run time.
public abstract partial class NetworkEngine<T> : IHyperparameterOwner
{
    string IHyperparameterOwner.NetworkName => Description.Name;

    HyperparameterValues? IHyperparameterOwner.Values => Parameters.Changed;

    /// <summary>Creates the object through which users set the hyperparameters; only generated code calls this method.</summary>
    /// <param name="declared">The hyperparameters that the declaration names, in the order of the generated code.</param>
    public HyperparameterSet NewHyperparameters(HyperparameterDescription[] declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return new HyperparameterSet(declared, this);
    }

    bool IHyperparameterOwner.IsAboveZero(double number) => T.CreateTruncating(number) > T.Zero;

    void IHyperparameterOwner.Replace(HyperparameterValues values)
    {
        ParameterSet.ThrowUnlessWritable();
        SetHyperparameters(values);
    }

    /// <summary>Replaces the values of the hyperparameters.</summary>
    /// <param name="values">Values for this network class; <see langword="null"/> for those of the declaration.</param>
    internal virtual void SetHyperparameters(HyperparameterValues? values)
    {
        // The folded weights of predictions depend on ε, so that they must be computed again as if a weight had changed.
        Parameters.Change().Changed = values;
        Learner?.RefreshRules();
    }
}
