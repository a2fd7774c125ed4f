namespace StaticNets;

/// <summary>
/// Base of the attributes that make a partial class a model which is no stack of layers with a loss. The generator derives the class from
/// the model of the library, and checks the sizes.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ModelAttribute : Attribute
{
    private protected ModelAttribute() { }
}
