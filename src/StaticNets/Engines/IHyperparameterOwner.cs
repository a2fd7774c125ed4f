using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>A network object as its hyperparameters see it, whatever its number format.</summary>
internal interface IHyperparameterOwner
{
    /// <summary>The name of the network class, for messages.</summary>
    string NetworkName { get; }

    /// <summary>Whether a positive number is above zero in the number format of the network.</summary>
    bool IsAboveZero(double number);

    /// <summary>The present values; <see langword="null"/> while all are as declared.</summary>
    HyperparameterValues? Values { get; }

    /// <summary>Replaces the values, of which one differs from those before.</summary>
    /// <param name="values">The values.</param>
    /// <param name="kind">What the one that differs means.</param>
    /// <exception cref="InvalidOperationException">The network is shared and therefore read-only, or is being edited.</exception>
    void Replace(HyperparameterValues values, HyperparameterKind kind);
}
