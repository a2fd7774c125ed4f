using System.Reflection;
using System.Reflection.Emit;

namespace StaticNets.Tool.Tests.Support;

/// <summary>An assembly whose class has only [Network]: the result of a build without the generator.</summary>
internal static class DeclaredAssembly
{
    public static void Write(string path)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Declared"), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule("Declared").DefineType("Acme.Declared", TypeAttributes.Public);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(NetworkAttribute).GetConstructor([])!, []));
        type.CreateType();
        assembly.Save(path);
    }
}
