using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Finds the types that emitted functions use by their simple names but that the user's code hides: by a type in the same namespace, a
/// member of the class, of a containing class or of a base class, or the property of a layer. Emitted functions then qualify those names.
/// </summary>
internal static class HiddenNames
{
    public static EquatableArray<string> Of(INamedTypeSymbol type, IEnumerable<LayerDeclaration> layers)
    {
        HashSet<string> properties = [.. layers.Where(layer => layer.HasProperty).SelectMany(layer => GeneratedMembers.Of(layer))];
        return SimpleNames.All.Where(name => properties.Contains(name) || IsHidden(name, type)).ToEquatableArray();
    }

    private static bool IsHidden(string name, INamedTypeSymbol type)
    {
        string inNamespace = type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString()}.{name}";
        IEnumerable<IAssemblySymbol> assemblies = type.ContainingModule.ReferencedAssemblySymbols.Append(type.ContainingAssembly);
        if (assemblies.Any(assembly => assembly.GetTypeByMetadataName(inNamespace) is not null))
        {
            return true;
        }

        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            for (INamedTypeSymbol? ancestor = around; ancestor is not null; ancestor = ancestor.BaseType)
            {
                if (ancestor.Name == name || ancestor.GetMembers(name).Length > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
