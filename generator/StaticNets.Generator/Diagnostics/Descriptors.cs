using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>All diagnostics, keyed by id.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> _byId = ClassDescriptors
        .All.Concat(LayerDescriptors.All)
        .Concat(PortDescriptors.All)
        .Concat(PartDescriptors.All)
        .Concat(CustomDescriptors.All)
        .Concat(SequenceDescriptors.All)
        .Concat(LossTermDescriptors.All)
        .Concat(RearrangementDescriptors.All)
        .Concat(CallDescriptors.All)
        .Concat(WeightDescriptors.All)
        .Concat(SourceDescriptors.All)
        .Concat(ModelDescriptors.All)
        .Concat(AdviceDescriptors.All)
        .ToImmutableDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. _byId.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Find(string id) => _byId[id];
}
