using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// The numbers in the declaration of a network that can be changed for one object of the class: rates of dropout and DropConnect, L1, L2,
/// elastic net, maximum norms, noise, momentum and ε of batch normalisation. A layer has those that its attribute sets, also with the value 0;
/// all others are constants of the generated code. Layers that share weights share their hyperparameters.
/// </summary>
/// <remarks>
/// Training uses a new value from its next step on, and predictions a new ε from the next call on. Copies by <c>Clone</c> have the same
/// values. Files of weights do not contain them, and a checkpoint can only be resumed by a network with the same values. Like writing to the
/// parameters, setting a value is not safe while other threads use the network.
/// </remarks>
public sealed class HyperparameterSet : IReadOnlyCollection<HyperparameterValue>
{
    private readonly HyperparameterDescription[] _declared;
    private readonly IHyperparameterOwner _owner;

    internal HyperparameterSet(HyperparameterDescription[] declared, IHyperparameterOwner owner)
    {
        _declared = declared;
        _owner = owner;
    }

    /// <summary>Number of hyperparameters.</summary>
    public int Count => _declared.Length;

    /// <summary>The names of all hyperparameters in the order of their layers.</summary>
    public IEnumerable<string> Names => _declared.Select(hyperparameter => hyperparameter.Name);

    /// <summary>The present value of a hyperparameter.</summary>
    /// <param name="name">Layer and property, e.g. <c>dropout/Rate</c>, <c>dense_1/L2</c> or <c>encoder/dense_1/L2</c>.</param>
    /// <exception cref="KeyNotFoundException">The network has no hyperparameter of this name; the message suggests the nearest.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside of its range, which the message names; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value is set, but the network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public double this[string name]
    {
        get => ValueOf(IndexOf(name));
        set
        {
            int index = IndexOf(name);
            HyperparameterRange.Check(_owner, _declared[index], value);
            _owner.Replace(ChangedHyperparameters.After(_owner.Values, _declared, index, value), _declared[index].Kind);
        }
    }

    /// <summary>Returns all hyperparameters in the order of their layers.</summary>
    public IEnumerator<HyperparameterValue> GetEnumerator()
    {
        for (int i = 0; i < _declared.Length; i++)
        {
            yield return new HyperparameterValue(_declared[i].Name, ValueOf(i), _declared[i].Declared);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private double ValueOf(int index) =>
        HyperparameterValues.Of(
            ref _owner.Values is { } values ? ref values.Reference : ref Unsafe.NullRef<double>(),
            index,
            _declared[index].Declared
        );

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = Array.FindIndex(_declared, hyperparameter => hyperparameter.Name == name);
        if (index < 0)
        {
            ThrowUnknown(name);
        }

        return index;
    }

    [DoesNotReturn]
    private void ThrowUnknown(string name)
    {
        string advice = NearestName.Find(name, Names) is string nearest
            ? $"Did you mean '{nearest}'?"
            : $"The names are: {string.Join(", ", Names)}.";
        throw new KeyNotFoundException(
            $"{_owner.NetworkName} has no hyperparameter '{name}'. {advice} A layer has those that its attribute sets: write it there, with the value that it has at first."
        );
    }
}
