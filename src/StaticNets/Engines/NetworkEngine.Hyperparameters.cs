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

    void IHyperparameterOwner.Replace(HyperparameterValues values, HyperparameterKind kind)
    {
        ParameterSet.ThrowUnlessWritable();
        SetHyperparameters(values, kind);
    }

    /// <summary>Replaces the values of the hyperparameters.</summary>
    /// <param name="values">Values for this network class; <see langword="null"/> for those of the declaration.</param>
    /// <param name="kind">What the value that differs means; <see langword="null"/> if several may differ.</param>
    internal virtual void SetHyperparameters(HyperparameterValues? values, HyperparameterKind? kind = null)
    {
        Parameters.Changed = values;
        if (kind is null or HyperparameterKind.Epsilon)
        {
            // The folded weights of predictions depend on ε, so that they must be computed again as if a weight had changed.
            Parameters.Change();
        }

        if (AreRules(kind))
        {
            Learner?.RefreshRules();
        }
    }

    /// <summary>Whether a value is a regulariser, constraint or momentum of tensors; the passes read all others when they run.</summary>
    private protected static bool AreRules(HyperparameterKind? kind) =>
        kind is not (HyperparameterKind.Rate or HyperparameterKind.Deviation or HyperparameterKind.Epsilon);
}
