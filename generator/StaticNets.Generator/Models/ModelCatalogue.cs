namespace StaticNets.Generator.Models;

/// <summary>All kinds of models.</summary>
internal static class ModelCatalogue
{
    /// <summary>The kinds by the names of their attributes.</summary>
    public static IReadOnlyList<ModelKind> All { get; } =
    [new Hopfield(), new MarkovChain(), new SelfOrganizingMap(), new RestrictedBoltzmann(), new DeepBelief(), new Boltzmann()];

    /// <summary>Returns the kind of model that an attribute declares, or <see langword="null"/>.</summary>
    public static ModelKind? Find(string attribute) => All.FirstOrDefault(kind => kind.Name == attribute);
}
